apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-settings
data:
  value: {{ .Values.value | quote }}
  server: {{ semver "1.20" | (semver .Capabilities.KubeVersion.Version).Compare | quote }}
---
apiVersion: v1
kind: Secret
metadata:
  name: {{ .Release.Name }}-secret
stringData:
  password: from-the-chart
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-kept
  annotations:
    helm.sh/resource-policy: keep
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ .Release.Namespace }}-wide
  # Some charts do this.
  namespace: {{ .Release.Namespace }}
rules: []
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}-service
spec:
  selector:
    app: nothing
  ports:
    - port: 80
---
apiVersion: conformance.example.com/v1
kind: {{ .Values.kind }}
metadata:
  name: custom
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: {{ .Values.plural }}.conformance.example.com
spec:
  group: conformance.example.com
  scope: Namespaced
  names:
    kind: {{ .Values.kind }}
    listKind: {{ .Values.kind }}List
    plural: {{ .Values.plural }}
    singular: {{ .Values.kind | lower }}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          x-kubernetes-preserve-unknown-fields: true
